import path from 'node:path'
import { parseSync } from 'vite'
import { z } from 'zod'

export type Import = {
  /** As written. */
  specifier: string
  /** The file it means, relative to the root; null for packages. */
  target: string | null
  /** What is taken by name. */
  names: string[]
  line: number
}

export type ParsedSource = {
  imports: Import[]
  /** Lines that read the environment. */
  environmentReads: number[]
  functions: { name: string; line: number; lineCount: number }[]
}

/** The parts of a syntax tree that are looked at: any node has a type and a place, and its other members may be nodes. */
const nodeSchema = z.looseObject({ type: z.string(), start: z.number(), end: z.number() })
type Node = z.infer<typeof nodeSchema>

const functionTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

/** Reads imports, environment reads and function sizes out of the syntax tree, so that strings, comments and JSX text cannot mislead. */
export function parseSource(file: string, text: string): ParsedSource {
  const { program, module, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`)
  const lineOf = createLineFinder(text)
  const parsed: ParsedSource = { imports: [], environmentReads: [], functions: [] }
  const addImport = (specifier: string, start: number, names: string[]) =>
    parsed.imports.push({ specifier, target: resolveImport(file, specifier), names, line: lineOf(start) })

  for (const { moduleRequest, entries, start } of module.staticImports) {
    const isEnvironment = /^(node:)?process$/.test(moduleRequest.value) && entries.some(({ importName }) => importName.name === 'env')
    if (isEnvironment) parsed.environmentReads.push(lineOf(start))
    addImport(
      moduleRequest.value,
      start,
      entries.map(({ importName, localName }) => importName.name ?? localName.value),
    )
  }
  for (const { entries, start } of module.staticExports) {
    for (const { moduleRequest, importName } of entries) {
      if (moduleRequest) addImport(moduleRequest.value, start, [importName.name ?? '*'])
    }
  }
  visit(nodeSchema.parse(program), null, (node, parent) => {
    const dynamic = readDynamicImport(node)
    if (dynamic !== null) addImport(dynamic, node.start, ['*'])
    if (isEnvironmentRead(node) && !isBuildConstant(parent)) parsed.environmentReads.push(lineOf(node.start))
    if (functionTypes.has(node.type)) {
      const line = lineOf(node.start)
      parsed.functions.push({ name: nameOf(node, parent), line, lineCount: lineOf(node.end) - line + 1 })
    }
  })

  return parsed
}

/** `#x/y.ts` counts from the root, `./y.ts` from the file's folder; everything else is a package. */
function resolveImport(file: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier)

  return null
}

function visit(node: Node, parent: Node | null, enter: (node: Node, parent: Node | null) => void): void {
  enter(node, parent)
  for (const member of Object.values(node)) {
    for (const child of Array.isArray(member) ? member : [member]) if (isNode(child)) visit(child, node, enter)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value
}

function readDynamicImport(node: Node): string | null {
  if (node.type !== 'ImportExpression' || !isNode(node.source)) return null

  return typeof node.source.value === 'string' ? node.source.value : null
}

/** `process.env`, or `env` taken out of `process`; imports of it are seen by their names. */
function isEnvironmentRead(node: Node): boolean {
  if (node.type === 'MemberExpression') return isNamed(node.object, 'process') && isNamed(node.property, 'env')
  if (node.type !== 'VariableDeclarator' || !isNamed(node.init, 'process') || !isNode(node.id)) return false
  const properties: unknown[] = Array.isArray(node.id.properties) ? node.id.properties : []

  return properties.some((property) => isNode(property) && isNamed(property.key, 'env'))
}

/** Next replaces it while building, and needs it in just this form to leave out what belongs to the other runtime. */
function isBuildConstant(parent: Node | null): boolean {
  return parent?.type === 'MemberExpression' && isNamed(parent.property, 'NEXT_RUNTIME')
}

function isNamed(value: unknown, name: string): boolean {
  return isNode(value) && value.type === 'Identifier' && value.name === name
}

function nameOf(node: Node, parent: Node | null): string {
  const holder = [node, parent].find((candidate) => candidate && isNode(candidate.id) && typeof candidate.id.name === 'string')
  const name = holder && isNode(holder.id) ? holder.id.name : null

  return typeof name === 'string' ? name : 'This function'
}

function createLineFinder(text: string): (offset: number) => number {
  const starts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)]

  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }

    return low + 1
  }
}
