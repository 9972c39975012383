import { TmplGroup } from 'glass-easel-template-compiler';
import type { DistFiles } from './dist-files';

interface Warning {
  startLine: number;
  message: string;
}

export interface Templates {
  /** A JavaScript expression: the compiled templates by path. */
  code: string;
  /** What WeChat's own compiler would complain about, as `file:line message`. */
  problems: string[];
  /** For each tag, the properties that any template gives it, in camelCase. */
  tagProperties: Record<string, string[]>;
}

/** Compiles every WXML and WXS file into one group, so that includes, imports and modules find each other. */
export function compileTemplates(files: DistFiles): Templates {
  const group = new TmplGroup();
  const scripts = files.stems('.wxs');
  const templates = files.stems('.wxml');
  const problems: string[] = [];

  for (const path of scripts) group.addScript(path, files.read(`${path}.wxs`));
  for (const path of templates) {
    const warnings = (group.addTmpl(path, files.read(`${path}.wxml`)) ?? []) as Warning[];
    problems.push(...warnings.map((warning) => `${path}.wxml:${warning.startLine + 1} ${warning.message}`));
  }
  const known = new Set([...scripts, ...templates]);
  for (const path of templates) {
    const needed = [...group.getDirectDependencies(path), ...group.getScriptDependencies(path)] as string[];
    problems.push(...needed.filter((name) => !known.has(name)).map((name) => `${path}.wxml: missing ${name}`));
  }
  return { code: group.getTmplGenObjectGroups(), problems, tagProperties: tagProperties(files, templates) };
}

const openingTag = /<([a-z-]+)((?:\s+[\w:.-]+(?:="[^"]*")?)*)\s*\/?>/g;
const attribute = /([\w:.-]+)(?==|\s|$)(="[^"]*")?/g;
const notProperty = /^(bind|catch|capture|mut-|wx:|data-|id$|class$|style$|slot$|is$|data$|name$)/;

/**
 * The engine warns about properties that a component does not declare, and WeChat's list is long and grows. So the
 * built-in components declare whatever the templates hand them.
 */
function tagProperties(files: DistFiles, templates: string[]): Record<string, string[]> {
  const found: Record<string, Set<string>> = {};
  for (const path of templates) {
    for (const [, tag = '', attributes = ''] of files.read(`${path}.wxml`).matchAll(openingTag)) {
      for (const [, name = ''] of attributes.matchAll(attribute)) {
        if (!notProperty.test(name)) (found[tag] ??= new Set()).add(camelCase(name));
      }
    }
  }
  return Object.fromEntries(Object.entries(found).map(([tag, names]) => [tag, [...names]]));
}

const camelCase = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
