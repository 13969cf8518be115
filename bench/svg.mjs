const CELL = { width: 8.4, height: 18 };
const MARGIN = 16;
const PAPER = '#16181d';
const INK = '#d5d8de';
/** The sixteen colours of the picture, as a terminal might show them. */
const COLOURS = [
  '#3b4048',
  '#e06c75',
  '#98c379',
  '#e5c07b',
  '#61afef',
  '#c678dd',
  '#56b6c2',
  '#d5d8de',
  '#7f848e',
  '#ef8088',
  '#a9d98a',
  '#f0d08c',
  '#7cc0ff',
  '#d690ec',
  '#6fd0dc',
  '#ffffff',
];

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const cube = (index) => {
  if (index < 16) return COLOURS[index];
  if (index >= 232)
    return `rgb(${Array(3)
      .fill(8 + (index - 232) * 10)
      .join(',')})`;
  const level = (value) => (value === 0 ? 0 : 55 + value * 40);
  const at = index - 16;
  return `rgb(${level(Math.floor(at / 36))},${level(Math.floor(at / 6) % 6)},${level(at % 6)})`;
};

const colour = (cell, side) => {
  const number = side === 'fg' ? cell.getFgColor() : cell.getBgColor();
  if (side === 'fg' ? cell.isFgDefault() : cell.isBgDefault()) return undefined;
  if (side === 'fg' ? cell.isFgRGB() : cell.isBgRGB()) return `#${number.toString(16).padStart(6, '0')}`;
  return cube(number);
};

const styleOf = (cell) => {
  let [ink, paper] = [colour(cell, 'fg'), colour(cell, 'bg')];
  if (cell.isInverse()) [ink, paper] = [paper ?? PAPER, ink ?? INK];
  return { ink: ink ?? INK, paper, bold: cell.isBold() !== 0, dim: cell.isDim() !== 0, italic: cell.isItalic() !== 0, underline: cell.isUnderline() !== 0 };
};

/** Neighbouring cells of one style: `{ column, text, width, style }`. */
const runsOf = (line, columns) => {
  const runs = [];
  for (let column = 0; column < columns; column += 1) {
    const cell = line.getCell(column);
    if (!cell || cell.getWidth() === 0) continue;
    const style = styleOf(cell);
    const key = JSON.stringify(style);
    const last = runs.at(-1);
    if (last?.key === key) {
      last.text += cell.getChars() || ' ';
      last.width += cell.getWidth();
    } else runs.push({ key, column, text: cell.getChars() || ' ', width: cell.getWidth(), style });
  }
  return runs;
};

const drawRun = ({ column, text, width, style }, row) => {
  const x = (MARGIN + column * CELL.width).toFixed(1);
  const y = MARGIN + row * CELL.height;
  const size = (width * CELL.width).toFixed(1);
  const ground = style.paper ? `<rect x="${x}" y="${y}" width="${size}" height="${CELL.height}" fill="${style.paper}"/>` : '';
  if (text.trim() === '') return ground;
  const looks = [
    `fill="${style.ink}"`,
    style.bold ? 'font-weight="bold"' : '',
    style.dim ? 'opacity="0.6"' : '',
    style.italic ? 'font-style="italic"' : '',
    style.underline ? 'text-decoration="underline"' : '',
  ].filter(Boolean);
  return `${ground}<text x="${x}" y="${y + 13}" textLength="${size}" ${looks.join(' ')}>${escaped(text)}</text>`;
};

/** The screen of an @xterm/headless terminal as SVG text; `rows` lines from the top of what is visible. */
export const screenToSvg = (terminal, title) => {
  const buffer = terminal.buffer.active;
  const lines = Array.from({ length: terminal.rows }, (_, row) => buffer.getLine(buffer.viewportY + row));
  while (lines.length > 0 && !lines.at(-1)?.translateToString(true)) lines.pop();
  const width = Math.ceil(2 * MARGIN + terminal.cols * CELL.width);
  const height = 2 * MARGIN + lines.length * CELL.height;
  const body = lines
    .map((line, row) =>
      runsOf(line, terminal.cols)
        .map((run) => drawRun(run, row))
        .join(''),
    )
    .join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">
<title>${escaped(title)}</title>
<rect width="100%" height="100%" rx="8" fill="${PAPER}"/>
<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" xml:space="preserve">
${body}
</g>
</svg>
`;
};
