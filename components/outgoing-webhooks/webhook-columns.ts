/** The columns of a webhook, shared by the rows and their skeleton: webhook, what it is told, last try, state. */
export const webhookColumns =
  'grid grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)_128px_132px] items-center gap-x-4 px-4 max-lg:grid-cols-[minmax(0,1fr)_128px_132px] max-md:grid-cols-[minmax(0,1fr)_auto]'
