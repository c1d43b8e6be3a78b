import type { openSecrets } from '#scripts/generated-secrets.ts'
import type { EnvironmentSource, StartSettings } from '#scripts/settings.ts'
import type { StepReporter } from '#scripts/steps.ts'
import type { SupervisedProcess, SupervisorEvent } from '#scripts/supervisor.ts'

export type StackOptions = {
  /** What configures it, in the form of `process.env`; nothing else is looked at. */
  env: EnvironmentSource
  /** Replaces HANDOFF_DATA_DIR. */
  dataDir?: string
  /** Given ports are used or refused, never replaced. */
  ports?: { web?: number; sandbox?: number; postgres?: number }
  /** Hot reload instead of a build. */
  isDev?: boolean
  /** 'fast' is for tests. */
  durability?: 'safe' | 'fast'
  steps?: StepReporter
  /** What the programs have to say, a line at a time. */
  print?: (line: string) => void
  signal?: AbortSignal
  /** Called with each part as soon as it exists, before it is ready. */
  onPart?: (part: SupervisedProcess) => void
}

/** What the steps of one start share. */
export type StackRun = {
  options: StackOptions
  settings: StartSettings
  steps: StepReporter
  secrets: ReturnType<typeof openSecrets>
  addPart: (part: SupervisedProcess) => void
  onEvent: (event: SupervisorEvent) => void
}
