// A small program to try the harness on: says which bytes arrive, until q; leaves a mess at x.
process.stdin.setRawMode(true);
process.stdout.write(`size ${process.stdout.columns}x${process.stdout.rows}\r\n\x1b[?25l`);
process.stdout.on('resize', () => process.stdout.write(`now ${process.stdout.columns}x${process.stdout.rows}\r\n`));
process.stdin.on('data', (data) => {
  if (data.toString() === 'x') process.exit(3);
  if (data.toString() === 'q') {
    process.stdin.setRawMode(false);
    process.stdout.write('\x1b[?25h');
    process.exit(0);
  }
  process.stdout.write(`got ${JSON.stringify(data.toString())}\r\n`);
});
