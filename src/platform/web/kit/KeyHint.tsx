/** A key as it is written on the keyboard: `F4`, `Ctrl Enter`. */
export function KeyHint({ keys }: { keys: string }) {
  return <kbd>{keys}</kbd>;
}

/** A key with what it does, for the footer. */
export function KeyNote({ keys, children }: { keys: string; children: React.ReactNode }) {
  return (
    <span className="key-note">
      <kbd>{keys}</kbd> {children}
    </span>
  );
}
