import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type ParsedSource, parseSource } from '#scripts/structure/parse-source.ts'

/** One TypeScript or JavaScript file, its path relative to the root and with forward slashes. */
export type SourceFile = ParsedSource & { path: string; lineCount: number }

export type SourceTree = { root: string; files: SourceFile[] }

export type Finding = { file: string; line: number; level: 'error' | 'warning'; message: string }

export type Rule = (tree: SourceTree) => Finding[]

const topFolders = ['app', 'components', 'lib', 'worker', 'sandbox', 'scripts', 'tests']
const generatedFolder = 'lib/platform/db/generated'
const sourceName = /\.(ts|tsx|mjs)$/

/** Reads and parses every source file of a checkout: the layers, and the settings and entry files beside them. */
export function readSourceTree(root: string): SourceTree {
  const beside = readdirSync(root).filter((name) => sourceName.test(name) && !name.endsWith('.d.ts'))
  const paths = [...beside, ...topFolders.flatMap((folder) => listSources(root, folder))]

  return {
    root,
    files: paths.map((file) => {
      const text = readFileSync(path.join(root, file), 'utf8')

      return { path: file, lineCount: text.trimEnd().split('\n').length, ...parseSource(file, text) }
    }),
  }
}

function listSources(root: string, folder: string): string[] {
  if (folder === generatedFolder || !existsSync(path.join(root, folder))) return []

  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = `${folder}/${entry.name}`
    if (entry.isDirectory()) return listSources(root, place)

    return sourceName.test(entry.name) ? [place] : []
  })
}
