/**
 * Ends the process in good order: on Ctrl-C, on SIGTERM, and when the process that started it is gone.
 * `stop` runs once; a second signal while it works ends at once.
 */
export function untilAskedToStop(stop: () => Promise<void>): void {
  let asked = 0;
  const ask = () => {
    asked += 1;
    if (asked > 3) process.exit(1);
    if (asked > 1) return;
    const patience = setTimeout(() => process.exit(1), 20_000);
    patience.unref();
    stop().then(
      () => process.exit(process.exitCode ?? 0),
      (error: Error) => {
        console.error(`while stopping: ${error.message}`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', ask);
  process.on('SIGTERM', ask);
  process.on('SIGHUP', ask);
  const parent = Number(process.env.HARMONI_PARENT);
  if (parent > 0) {
    setInterval(() => {
      if (process.ppid !== parent) ask();
    }, 500).unref();
  }
}
