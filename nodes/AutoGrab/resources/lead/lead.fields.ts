import { plate, amount, referenceId, text, vin, type Told } from '../toldFields';

/** Parts of the address, not of the body. */
export const DMS = 'external_dms_id';
export const DEALERSHIP = 'external_dealership_id';

/** autograb-api.md 9.5; what inside the customer and the vehicle is required is not said. */
export const enquiryTold: readonly Told[] = [
	{
		...text(
			'externalDmsId',
			'External DMS ID',
			'dms-41',
			'The number that AutoGrab gave to your dealer management system',
			DMS,
		),
		required: true,
	},
	{
		...text(
			'externalDealershipId',
			'External Dealership ID',
			'parramatta',
			'The number of the dealership in your system',
			DEALERSHIP,
		),
		required: true,
	},
	{
		...text(
			'enquiryId',
			'Enquiry ID',
			'1234-abcd',
			'The number of the enquiry in your system',
			'id',
		),
		required: true,
	},
	{
		...text('sourceId', 'Source ID', 'website', 'Where the enquiry came from'),
		required: true,
	},
	text('firstName', 'First Name', 'Sam', 'First name of the customer', 'enquirer.first_name'),
	text('lastName', 'Last Name', 'Example', 'Last name of the customer', 'enquirer.last_name'),
	text('email', 'Email', 'sam@example.com', 'E-mail address of the customer', 'enquirer.email'),
	text('mobile', 'Mobile Number', '0400555010', 'Phone number of the customer', 'enquirer.mobile'),
	text('comment', 'Comment', 'Is this car still for sale?', 'What the customer wrote'),
	text('stockNumber', 'Stock Number', 'S1042', 'Your stock number of the car'),
	plate,
	vin,
	text('make', 'Make', 'Mazda', 'Make of the car', 'vehicle.make'),
	text('model', 'Model', 'CX-5', 'Model of the car', 'vehicle.model'),
	text('badge', 'Badge', 'Maxx Sport', 'Badge of the car', 'vehicle.badge'),
	text('series', 'Series', 'KF', 'Series of the car', 'vehicle.series'),
	amount('year', 'Year', '2020', 'Year of the car', 'vehicle.year'),
	referenceId,
];
