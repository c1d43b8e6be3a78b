/** How many members can be chosen for one connection. */
export const RECIPIENTS_MAX = 200
/** How many days before a start date a reminder may come. */
export const REMINDER_DAYS_MAX = 60
