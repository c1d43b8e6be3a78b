import { z } from 'zod'
import { createField, updateField } from '#sandbox/acts/custom-fields.ts'
import { createJob, updateJob } from '#sandbox/acts/jobs.ts'
import type { CustomFieldValue } from '#sandbox/model.ts'
import { ControlError, defineAccountControl } from './define.ts'

const employmentType = z.enum(['FullTime', 'PartTime', 'Intern', 'Contract', 'Temporary'])
const job = {
  confidential: z.boolean().optional(),
  status: z.enum(['Draft', 'Open', 'Closed', 'Archived']).optional(),
  employmentType: employmentType.optional(),
  locationId: z.string().nullish(),
  departmentId: z.string().nullish(),
  customFields: z.record(z.string(), z.custom<CustomFieldValue>()).optional(),
}
const selectableValues = z.array(z.object({ label: z.string(), value: z.string(), isArchived: z.boolean().default(false) }))

export const companyControls = [
  defineAccountControl({
    name: 'job.create',
    input: { title: z.string(), ...job },
    run: ({ sandbox, account }, draft) => sandbox.store.write(account, (transaction) => createJob(transaction, draft)),
  }),
  defineAccountControl({
    name: 'job.update',
    input: { jobId: z.string(), title: z.string().optional(), ...job },
    run: ({ sandbox, account }, { jobId, ...patch }) =>
      sandbox.store.write(account, (transaction) => updateJob(transaction, { jobId, patch })),
  }),
  defineAccountControl({
    name: 'field.create',
    input: {
      title: z.string(),
      objectType: z.enum(['Application', 'Candidate', 'Employee', 'Job', 'Offer', 'Opening', 'Talent_Project']),
      fieldType: z.string(),
      isPrivate: z.boolean().default(false),
      isRequired: z.boolean().default(false),
      selectableValues: selectableValues.default([]),
    },
    run: ({ sandbox, account }, draft) => sandbox.store.write(account, (transaction) => createField(transaction, draft)),
  }),
  /** Renames or archives a custom field; its id stays. */
  defineAccountControl({
    name: 'field.update',
    input: {
      fieldId: z.string(),
      title: z.string().optional(),
      description: z.string().nullish(),
      isArchived: z.boolean().optional(),
      isPrivate: z.boolean().optional(),
      selectableValues: selectableValues.optional(),
    },
    run: ({ sandbox, account }, { fieldId, ...patch }) =>
      sandbox.store.write(account, (transaction) => updateField(transaction, { fieldId, patch })),
  }),
  /** Renames or archives a location. */
  defineAccountControl({
    name: 'location.update',
    input: { locationId: z.string(), name: z.string().optional(), isArchived: z.boolean().optional() },
    run: ({ sandbox, account }, { locationId, ...patch }) =>
      sandbox.store.write(account, (transaction) => {
        const location = transaction.get('location', locationId)
        if (!location) throw new ControlError(`There is no location ${locationId}.`)

        const changed = { ...location, ...patch }
        transaction.put('location', changed)

        return changed
      }),
  }),
  /** Renames or archives a department. */
  defineAccountControl({
    name: 'department.update',
    input: { departmentId: z.string(), name: z.string().optional(), isArchived: z.boolean().optional() },
    run: ({ sandbox, account }, { departmentId, ...patch }) =>
      sandbox.store.write(account, (transaction) => {
        const department = transaction.get('department', departmentId)
        if (!department) throw new ControlError(`There is no department ${departmentId}.`)

        const changed = { ...department, ...patch, updatedAt: transaction.now }
        transaction.put('department', changed)

        return changed
      }),
  }),
]
