// Loaded ahead of every command: a reader that has seen enough (`npm run plan -- FILE | head`) ends the
// command quietly, with the exit code it has by then, instead of a trace.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}
