import type { Import } from '#scripts/structure/parse-source.ts'
import type { Finding, Rule } from '#scripts/structure/source-tree.ts'

type Layer = {
  name: string
  /** What belongs to it: the first layer that fits a path has it. */
  holds: RegExp
  /** What its files may import besides the layer itself. */
  mayImport: RegExp[]
  /** Ends the sentence "… may not import …": where the code belongs instead. */
  instead: string
}

const platform = /^lib\/platform\//
/** Pure functions that say amounts and dates in the one way they are shown. */
const format = /^lib\/platform\/format\//
const isomorphicDomain = /^lib\/domain\/([a-z-]+\/){0,2}(terms|schema|contract|rules)\.ts$/

/** The straight line: app, worker → pipeline → domain → platform, with the adapters and the components beside it. */
const layers: Layer[] = [
  {
    name: 'app',
    holds: /^(app\/|proxy\.ts$|instrumentation(-client)?\.ts$)/,
    mayImport: [/^components\//, /^lib\/pipeline\//, isomorphicDomain, /^lib\/domain\/([a-z-]+\/){1,2}api\.ts$/, platform],
    instead:
      'app is routing only: it parses, authorizes and calls one function of lib/pipeline or a noun’s api.ts, where permission and redaction are.',
  },
  {
    name: 'worker',
    holds: /^worker\//,
    mayImport: [/^lib\/pipeline\//, /^lib\/domain\//, platform],
    instead: 'the worker runs jobs through lib/pipeline and lib/domain.',
  },
  {
    name: 'pipeline',
    holds: /^lib\/pipeline\//,
    mayImport: [/^lib\/(domain|sources|destinations)\//, platform],
    instead: 'the pipeline joins adapters and domain and knows nothing of who calls it.',
  },
  {
    name: 'domain',
    holds: /^lib\/domain\//,
    mayImport: [platform],
    instead: 'the domain knows only the platform; what needs an adapter belongs in lib/pipeline.',
  },
  {
    name: 'sources',
    holds: /^lib\/sources\//,
    mayImport: [platform],
    instead: 'an adapter returns records and intents and knows neither database nor domain; lib/pipeline joins the two.',
  },
  {
    name: 'destinations',
    holds: /^lib\/destinations\//,
    mayImport: [platform],
    instead: 'an adapter writes what it is given and knows neither database nor domain; lib/pipeline joins the two.',
  },
  { name: 'platform', holds: platform, mayImport: [], instead: 'the platform knows no product noun and stands on packages alone.' },
  {
    name: 'components/ui',
    holds: /^components\/ui\//,
    mayImport: [format],
    instead: 'primitives know no product words; what needs them belongs in components/patterns or components/<noun>.',
  },
  {
    name: 'components/patterns',
    holds: /^components\/patterns\//,
    mayImport: [/^components\/ui\//, format],
    instead: 'patterns stand on components/ui; what knows a noun belongs in components/<noun>.',
  },
  {
    name: 'components',
    holds: /^components\//,
    mayImport: [/^components\//, format, isomorphicDomain],
    instead:
      'components run in the browser and see of the domain only terms.ts, schema.ts, contract.ts and rules.ts; data comes through the API client.',
  },
  {
    name: 'sandbox',
    holds: /^sandbox\//,
    mayImport: [],
    instead: 'the sandbox plays Ashby and shares no code with Handoff, so that a shared mistake cannot cancel out.',
  },
  {
    name: 'scripts',
    holds: /^scripts\//,
    mayImport: [/^lib\//],
    instead: 'scripts start the programs as processes and import only lib.',
  },
  { name: 'tests', holds: /^tests\//, mayImport: [/./], instead: '' },
  { name: 'settings', holds: /^[^/]+$/, mayImport: [/^(scripts|tests\/setup|lib\/platform)\//], instead: 'settings of a tool stay small.' },
]

/** Every import goes down the line, never up or across. */
export const checkLayers: Rule = ({ files }) =>
  files.flatMap((file) => {
    const layer = findLayer(file.path)
    if (!layer) return []

    return file.imports.filter((item) => !isAllowed(layer, item)).map((item) => describe(file.path, layer, item))
  })

function findLayer(path: string): Layer | undefined {
  return layers.find(({ holds }) => holds.test(path))
}

function isAllowed(layer: Layer, { target }: Import): boolean {
  if (target === null) return true

  return findLayer(target) === layer || layer.mayImport.some((pattern) => pattern.test(target))
}

function describe(file: string, layer: Layer, { target, line }: Import): Finding {
  return { file, line, level: 'error', message: `${layer.name} may not import ${target}: ${layer.instead}` }
}
