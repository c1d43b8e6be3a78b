/** One way to fill a field: the first place that has a value wins. */
type DefaultRule = { field: string; steps: { kind: 'source'; path: string }[] }

/**
 * What fills an offer's fields until somebody saves a mapping: version 1 of every connection. The migration that brought mappings gave the
 * same rules to connections that were there already. Ashby has no pay interval, so no rule fills it: it is the organization's default, or
 * Unknown.
 */
export const defaultOfferRules: DefaultRule[] = [
  fill('name', 'candidate.name'),
  fill('firstName', 'candidate.firstName'),
  fill('middleName', 'candidate.middleName'),
  fill('lastName', 'candidate.lastName'),
  // The primary address may belong to the present employer.
  fill('email', 'candidate.personalEmail', 'candidate.email'),
  fill('jobTitle', 'application.job.title'),
  fill('startDate', 'offer.startDate'),
  fill('baseSalary', 'offer.salary.value'),
  fill('currency', 'offer.salary.currencyCode'),
  fill('department', 'department.name'),
  fill('location', 'location.name'),
]

/** What fills a new hire's fields until somebody saves a mapping. */
export const defaultPersonRules: DefaultRule[] = [
  fill('firstName', 'candidate.firstName'),
  fill('middleName', 'candidate.middleName'),
  fill('lastName', 'candidate.lastName'),
  // The primary address may belong to the present employer.
  fill('personalEmail', 'candidate.personalEmail', 'candidate.email'),
  fill('personalPhone', 'candidate.phone'),
  fill('linkedIn', 'candidate.linkedIn'),
  fill('twitter', 'candidate.twitter'),
  fill('jobTitle', 'application.job.title'),
  fill('department', 'department.name'),
  fill('location', 'location.name'),
  fill('manager', 'application.hiringManager'),
  fill('startDate', 'offer.startDate'),
  fill('baseSalary', 'offer.salary.value'),
  fill('currency', 'offer.salary.currencyCode'),
]

/** What fills our objects from Ashby at first, by object. */
export const defaultRules = { Offer: defaultOfferRules, Person: defaultPersonRules }

function fill(field: string, ...paths: string[]): DefaultRule {
  return { field, steps: paths.map((path) => ({ kind: 'source', path })) }
}
