/** Picks a JSON file and hands over its text. The label beside it names it by `id`. */
interface TextFileInputProps {
  id: string;
  onText: (text: string) => void;
}

export function TextFileInput({ id, onText }: TextFileInputProps) {
  return (
    <input
      id={id}
      type="file"
      accept="application/json,.json"
      onChange={(event) => {
        const input = event.currentTarget;
        void input.files?.[0]?.text().then((text) => {
          input.value = ''; // The same file may be chosen again once it is mended.
          onText(text);
        });
      }}
    />
  );
}
