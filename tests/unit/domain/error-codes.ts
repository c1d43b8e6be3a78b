import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'vite'
import { z } from 'zod'
import { rootDir } from '#scripts/paths.ts'

/** A code as the source writes it, and where. */
export type FoundCode = { code: string; file: string }

const nodeSchema = z.looseObject({ type: z.string() })
type Node = z.infer<typeof nodeSchema>

const places = ['lib', 'app', 'worker']
const left = /^lib\/(platform\/db\/generated|domain\/error-catalogue)\//

/**
 * Every code that the source can give an error, an event, a connection or a written answer: `code: '…'` in an object that does not say that
 * all went well, and the members of a type called …ErrorCode.
 */
export function collectErrorCodes(): FoundCode[] {
  return places.flatMap(listSources).flatMap((file) => {
    const { program } = parseSync(file, readFileSync(path.join(rootDir, file), 'utf8'))
    const codes: string[] = []
    visit(nodeSchema.parse(program), (node) => codes.push(...readCodes(node)))

    return codes.map((code) => ({ code, file }))
  })
}

function listSources(place: string): string[] {
  return readdirSync(path.join(rootDir, place), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(place, name))
    .filter((file) => /\.tsx?$/.test(file) && !left.test(file))
}

function visit(node: Node, enter: (node: Node) => void): void {
  enter(node)
  for (const member of Object.values(node)) {
    for (const child of Array.isArray(member) ? member : [member]) if (isNode(child)) visit(child, enter)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function readCodes(node: Node): string[] {
  if (node.type === 'TSTypeAliasDeclaration' && isNode(node.id) && /ErrorCode$/.test(String(node.id.name))) return readUnion(node)
  if (node.type !== 'ObjectExpression') return []

  const properties = listNodes(node.properties)
  const memberOf = (name: string) => properties.find(({ key }) => isNode(key) && key.name === name)?.value
  const isWell = [readText(memberOf('outcome')), readText(memberOf('state'))].some((text) => text === 'done' || text === 'Done')
  const code = readText(memberOf('code'))

  return isWell || code === null ? [] : [code]
}

function readUnion({ typeAnnotation }: Node): string[] {
  if (!isNode(typeAnnotation)) return []
  const members = typeAnnotation.type === 'TSUnionType' ? listNodes(typeAnnotation.types) : [typeAnnotation]

  return members.flatMap(({ literal }) => readText(literal) ?? [])
}

/** A text as it stands; what is put into a template is `*`. */
function readText(value: unknown): string | null {
  if (!isNode(value)) return null
  if (value.type === 'TSAsExpression') return readText(value.expression)
  if (value.type === 'TemplateLiteral') {
    return listNodes(value.quasis)
      .map(({ value: text }) => (typeof text === 'object' && text !== null && 'cooked' in text ? String(text.cooked) : ''))
      .join('*')
  }

  return value.type === 'Literal' && typeof value.value === 'string' ? value.value : null
}

function listNodes(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : []
}
