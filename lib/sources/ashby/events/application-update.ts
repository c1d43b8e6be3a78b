import { applicationPayloadSchema, applicationSubject, defineEvent, lookAtApplication } from './define-event.ts'

/** Sent for any change of an application; hiring, archiving and stage changes send it too (https://developers.ashbyhq.com/docs/related-webhooks). */
export const applicationUpdate = defineEvent({
  action: 'applicationUpdate',
  label: 'Application Update',
  schema: applicationPayloadSchema,
  subject: applicationSubject,
  intent: lookAtApplication,
})
