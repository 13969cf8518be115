/** Ink asks this only where the stream does not know its size; the real package starts up to three processes for it. */
export default () => ({ columns: Number(process.env.COLUMNS) || 80, rows: Number(process.env.LINES) || 24 });
