/** A path of the tree, from the folder of `file`, without `.` and `..`. Undefined when it leaves the tree. */
export const pathFrom = (file: string, path: string): string | undefined => {
  const result = file.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') {
      if (result.pop() === undefined) return undefined;
    } else if (step !== '.' && step !== '') result.push(step);
  }
  return result.join('/');
};
