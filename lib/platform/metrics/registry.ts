import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { z } from 'zod'

// Next evaluates modules once per kind of bundle; without the global a route would count where nobody reads.
const globals = globalThis as unknown as { handoffMetrics?: Registry }

function registry(): Registry {
  globals.handoffMetrics ??= new Registry()

  return globals.handoffMetrics
}

export type MetricLabels<Label extends string> = Record<Label, string | number>
export type DefineMetric<Label extends string> = { name: string; help: string; labels: readonly Label[] }

/** Counts in this process. No label may name an organization or a person: who scrapes sees all of them. */
export function defineCounter<Label extends string>({ name, help, labels }: DefineMetric<Label>): (labels: MetricLabels<Label>) => void {
  const found = registry().getSingleMetric(name)
  const counter = found instanceof Counter ? found : new Counter({ name, help, labelNames: [...labels], registers: [registry()] })

  return (values) => counter.inc(values)
}

/** Durations in this process, in seconds. */
export function defineDurations<Label extends string>({
  name,
  help,
  labels,
  buckets,
}: DefineMetric<Label> & { buckets: readonly number[] }): (labels: MetricLabels<Label>, seconds: number) => void {
  const found = registry().getSingleMetric(name)
  const options = { name, help, labelNames: [...labels], buckets: [...buckets], registers: [registry()] }
  const histogram = found instanceof Histogram ? found : new Histogram(options)

  return (values, seconds) => histogram.observe(values, seconds)
}

/** Adds what the runtime tells of this process: memory, processor, event loop. */
export function measureRuntime(): void {
  if (registry().getSingleMetric('process_cpu_seconds_total')) return
  collectDefaultMetrics({ register: registry() })
}

const valueSchema = z.object({
  value: z.number(),
  labels: z.record(z.string(), z.union([z.string(), z.number()])),
  metricName: z.string().optional(),
})
const metricSchema = z.object({ name: z.string(), help: z.string(), type: z.string(), values: z.array(valueSchema) })
/** What one process has counted, in the metrics library's own form. */
export const metricsSchema = z.array(metricSchema)
export type Metrics = z.infer<typeof metricsSchema>

/** What this process has counted so far. */
export async function readMetrics(): Promise<Metrics> {
  return metricsSchema.parse(await registry().getMetricsAsJSON())
}

/** A number that is read when somebody asks, once per value of its labels. */
export type Measure = { name: string; help: string; values: readonly { labels: Record<string, string>; value: number }[] }

export type RenderMetrics = {
  /** `name` becomes the label "process": a process that starts anew begins a series of its own, as Prometheus expects of counters. */
  processes: readonly { name: string; metrics: Metrics }[]
  measures: readonly Measure[]
}

/** The text that Prometheus reads, of all processes together. */
export async function renderMetrics({ processes, measures }: RenderMetrics): Promise<{ text: string; contentType: string }> {
  const counted = processes.map(({ name, metrics }) =>
    metrics.map((metric) => ({
      ...metric,
      // Every series has the process in its labels, so there is nothing to add up or to leave out.
      aggregator: 'sum',
      values: metric.values.map((each) => ({ ...each, labels: { ...each.labels, process: name } })),
    })),
  )
  const merged = AggregatorRegistry.aggregate([...counted, await readMeasures(measures)])

  return { text: await merged.metrics(), contentType: merged.contentType }
}

async function readMeasures(measures: readonly Measure[]): Promise<object[]> {
  const own = new Registry()
  for (const { name, help, values } of measures) {
    // Without labels the library would tell a zero that nobody measured.
    if (values.length === 0) continue
    const gauge = new Gauge({ name, help, labelNames: Object.keys(values[0]?.labels ?? {}), registers: [own] })
    for (const { labels, value } of values) gauge.set(labels, value)
  }

  return own.getMetricsAsJSON()
}
