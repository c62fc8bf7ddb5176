/**
 * What sheets and CRMs call the facts that Upload also keeps in `additional_fields`, the likeliest first, compared
 * without case, blanks and signs. The trigger reads them back by the same names: newer accounts' customers have no
 * name and no phone (autograb-api.md C12), and none has an e-mail address or an owner.
 */
export const KEPT = {
	client_name: names(
		'client name, customer name, full name, contact name, owner name, buyer name, client, customer, name, buyer',
	),
	mobile_number: names(
		'mobile number, mobile, mobile phone, mobile no, cell phone, cell, phone number, phone no, phone, telephone, contact number, contact phone',
	),
	email: names(
		'email, email address, e mail address, mail, contact email, customer email, client email, primary email',
	),
	owner: names(
		'owner, salesperson, sales person, sales rep, sales representative, sales consultant, sales executive, consultant, account manager, account owner, contact owner, lead owner, record owner, owner email, salesperson email',
	),
} as const;

/** The two halves of a name, as many CRMs export it. */
export const HALVES = {
	first_name: names(
		'first name, given name, given names, forename, customer first name, client first name, contact first name',
	),
	last_name: names(
		'last name, surname, family name, customer last name, client last name, contact last name, customer surname',
	),
} as const;

/** What a column's heading says, without case, blanks and signs. */
export function plain(name: string): string {
	return name.toLowerCase().replace(/[^a-z\d]/g, '');
}

/** The names of a list, as `plain` gives them. */
export function names(list: string): string[] {
	return list.split(',').map(plain);
}
