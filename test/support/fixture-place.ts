/** Where and when all that is made up happens. */
export const start = new Date(2026, 10, 22, 9, 0).getTime();
export const minute = 60_000;
export const people = ['Ana Ruiz', 'Ben Okafor', 'Cleo Martin', 'Dana Petrova', 'Emil Sørensen', null];
export const sites = ['https://console.example', 'https://chat.example:8443', 'http://localhost:4100'];
/** How long the first session lasts, in ms. */
export const span = 2 * 60 * minute;
export const device = makeId(900_000);

export function makeId(number: number): string {
  return `01934b00-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}
