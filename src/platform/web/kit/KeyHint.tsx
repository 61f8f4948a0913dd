/** A key as it is written on the keyboard: `F4`, `Ctrl Enter`. `quiet` when it stands inside of the control it presses. */
export function KeyHint({ keys, quiet }: { keys: string; quiet?: boolean }) {
  return <kbd aria-hidden={quiet}>{keys}</kbd>;
}

/** A key with what it does, for the footer. */
export function KeyNote({ keys, children }: { keys: string; children: React.ReactNode }) {
  return (
    <span className="key-note">
      <kbd>{keys}</kbd> {children}
    </span>
  );
}
