import { mendWord } from '../knowledge/did-you-mean.ts';
import { defineRule } from './define-rule.ts';
import { asksOf, specOf } from './nodes.ts';
import { placeIn } from './places.ts';

export const unknownProbeParam = defineRule({
  name: 'unknown-probe-param',
  severity: 'error',
  title: '`with` gives a probe the parameters that it has, and all that it needs',
  why: 'The probe would look somewhere else than the author meant, or nowhere.',
  mend: 'see its parameters: mailmedic probe',
  look: (pack, { catalogue }, report) => {
    for (const flow of pack.flows) {
      for (const node of asksOf(flow)) {
        const spec = specOf(node, catalogue);
        if (!spec) continue;
        const at = placeIn(flow, `nodes.${node.id}.with`, node.place);
        for (const name of Object.keys(node.with)) {
          if (Object.hasOwn(spec.params, name)) continue;
          const mend = Object.keys(spec.params).length === 0 ? 'it takes none' : mendWord(name, Object.keys(spec.params));
          report(placeIn(flow, `nodes.${node.id}.with.${name}`, at), `the probe "${spec.name}" has no parameter "${name}"`, mend);
        }
        for (const [name, param] of Object.entries(spec.params)) {
          if (!param.required || param.default !== undefined || Object.hasOwn(node.with, name)) continue;
          report(at, `the probe "${spec.name}" in "${node.id}" needs the parameter "${name}"`, `add it under with: { ${name}: … }`);
        }
      }
    }
  },
});
