import type { Rule } from '#scripts/structure/source-tree.ts'

const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/
/** Next's own folder forms: (group), [param], [[...rest]], _private, @slot. */
const routeFolder = /^(\([a-z0-9-]+\)|\[[a-zA-Z]+\]|\[{1,2}\.\.\.[a-zA-Z]+\]{1,2}|@[a-z0-9-]+|_[a-z0-9-]+)$/
const dumpingGrounds = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'shared', 'lib', 'stuff'])
const entryPoints = new Set(['worker/index.ts', 'sandbox/index.ts'])

const vocabulary = ['terms', 'schema', 'contract', 'queries', 'mutations', 'rules', 'jobs', 'api']

/** Names say what is inside, in one spelling. */
export const checkFileNames: Rule = ({ files }) =>
  files.flatMap(({ path: file }) =>
    [findNameProblem(file), findVocabularyProblem(file)]
      .filter((problem) => problem !== null)
      .map((message) => ({ file, line: 1, level: 'error' as const, message })),
  )

function findNameProblem(file: string): string | null {
  const [, ...parts] = file.split('/')
  const names = parts.length === 0 ? [file] : parts

  for (const name of names) {
    const stem = name.replace(/\..*$/, '')
    if (!kebabCase.test(name) && !(file.startsWith('app/') && routeFolder.test(name))) {
      return `"${name}" is not kebab-case. Write it in small letters with hyphens.`
    }
    if (dumpingGrounds.has(stem)) return `"${name}" says nothing of what is inside. Name the file after what it does.`
  }
  if (/(^|\/)index\.(ts|tsx|mjs)$/.test(file) && !entryPoints.has(file)) {
    return 'there are no index files: import from the file that has it. Only the entry points of the two programs, worker/index.ts and sandbox/index.ts, are called so.'
  }

  return null
}

/**
 * lib/domain/<noun>/ has the same few files for every noun, so that one noun known is every noun known. What a noun has much of stands in
 * folders of its concerns, with the same files again: lib/domain/offers/comments/.
 */
function findVocabularyProblem(file: string): string | null {
  const [, inside] = /^lib\/domain\/(.+)$/.exec(file) ?? []
  if (inside === undefined) return null
  const [noun = '', ...parts] = inside.split('/')
  const [name, deeper] = parts
  // The one file beside the nouns joins their contracts for the API client.
  if (name === undefined) return noun === 'contract.ts' ? null : 'lib/domain holds nouns: put the file into the folder of its noun.'

  const allowed = noun === 'mappings' && deeper === undefined ? [...vocabulary, 'engine'] : vocabulary
  // The one part of the domain that is an engine may have parts.
  if (noun === 'mappings' && name === 'engine' && parts.length === 2) return null
  if (parts.length <= 2 && allowed.some((word) => parts.at(-1) === `${word}.ts`)) return null

  return `lib/domain/${[noun, ...parts.slice(0, -1)].join('/')}/ holds only ${allowed.map((word) => `${word}.ts`).join(', ')}. What fits none of these is another noun, or belongs to lib/pipeline or lib/platform.`
}
