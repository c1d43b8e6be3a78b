import type { Finding, Rule, SourceTree } from '#scripts/structure/source-tree.ts'

/** No file imports itself by a detour, not even for a type: a cycle means that two files are one thought or that a third is missing. */
export const checkCycles: Rule = (tree) => {
  const graph = createGraph(tree)
  const reported = new Set<string>()
  const findings: Finding[] = []

  for (const file of graph.keys()) {
    const cycle = reported.has(file) ? null : findWayBack(graph, file)
    if (!cycle) continue
    for (const member of cycle) reported.add(member)
    findings.push(describe(cycle))
  }

  return findings
}

type Graph = Map<string, string[]>

function createGraph({ files }: SourceTree): Graph {
  const known = new Set(files.map((file) => file.path))

  return new Map(files.map((file) => [file.path, file.imports.flatMap(({ target }) => (target && known.has(target) ? [target] : []))]))
}

/** The shortest way from a file back to itself, breadth first. */
function findWayBack(graph: Graph, start: string): string[] | null {
  const trails = [[start]]
  const seen = new Set<string>()

  for (let trail = trails.shift(); trail; trail = trails.shift()) {
    for (const next of graph.get(trail.at(-1) ?? start) ?? []) {
      if (next === start) return trail
      if (seen.has(next)) continue
      seen.add(next)
      trails.push([...trail, next])
    }
  }

  return null
}

function describe(cycle: string[]): Finding {
  const [first = ''] = cycle

  return {
    file: first,
    line: 1,
    level: 'error',
    message: `these files import each other in a circle: ${[...cycle, first].join(' → ')}. Move what they share into a file of its own.`,
  }
}
