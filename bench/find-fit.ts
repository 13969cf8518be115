/** Logistic regression by gradient descent with a small ridge; the last coefficient is the constant. */
export const fit = (rows: readonly { readonly x: readonly number[]; readonly right: boolean }[], ridge = 1): number[] => {
  const width = rows[0]!.x.length;
  const w = new Array<number>(width + 1).fill(0);
  for (let round = 0; round < 4000; round++) {
    const slope = new Array<number>(width + 1).fill(0);
    for (const { x, right } of rows) {
      const z = x.reduce((sum, value, at) => sum + value * w[at]!, w[width]!);
      const off = 1 / (1 + Math.exp(-z)) - (right ? 1 : 0);
      x.forEach((value, at) => {
        slope[at]! += off * value;
      });
      slope[width]! += off;
    }
    for (let at = 0; at <= width; at++) w[at]! -= (1.2 * (slope[at]! + (at < width ? ridge * w[at]! : 0))) / rows.length;
  }
  return w;
};
