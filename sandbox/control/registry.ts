import { accountControls } from './accounts.ts'
import { bulkControls } from './bulk.ts'
import { companyControls } from './company.ts'
import type { ControlCall } from './define.ts'
import { faultControls } from './faults.ts'
import { fileControls } from './files.ts'
import { offerControls } from './offers.ts'
import { openingControls } from './openings.ts'
import { peopleControls } from './people.ts'
import { webhookControls } from './webhooks.ts'

/** Every control call: POST /control/<name> with a JSON body. */
const CONTROLS: readonly ControlCall[] = [
  ...accountControls,
  ...peopleControls,
  ...offerControls,
  ...fileControls,
  ...bulkControls,
  ...companyControls,
  ...openingControls,
  ...webhookControls,
  ...faultControls,
]

const CONTROL_BY_NAME = new Map(CONTROLS.map((control) => [control.name, control]))

export function findControl(name: string): ControlCall | null {
  return CONTROL_BY_NAME.get(name) ?? null
}

export function listControlNames(): string[] {
  return [...CONTROL_BY_NAME.keys()]
}
