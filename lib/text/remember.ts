/** Keeps one of `Intl`'s formats for each locale: making one takes longer than using it a thousand times. */
export function remember<Made>(make: (locale: string) => Made): (locale: string) => Made {
  const made = new Map<string, Made>();
  return (locale) => {
    const known = made.get(locale) ?? make(locale);
    made.set(locale, known);
    return known;
  };
}
