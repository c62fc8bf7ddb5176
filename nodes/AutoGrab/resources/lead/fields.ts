import { plate, referenceId, text, vin, type Told } from '../toldFields';

/** Parts of the address, not of the body. */
export const DMS = 'external_dms_id';
export const DEALERSHIP = 'external_dealership_id';

/** autograb-api.md 9.5; what inside the customer and the vehicle is required is not said. */
export const enquiryTold: readonly Told[] = [
	{
		...text(
			'externalDmsId',
			'External DMS ID',
			DMS,
			'dms-41',
			'The ID AutoGrab gave to your system',
		),
		required: true,
	},
	{
		...text(
			'externalDealershipId',
			'External Dealership ID',
			DEALERSHIP,
			'parramatta',
			'The ID of the dealership in your system',
		),
		required: true,
	},
	{
		...text('enquiryId', 'Enquiry ID', 'id', '1234-abcd', 'The ID of the enquiry in your system'),
		required: true,
	},
	{
		...text('sourceId', 'Source ID', 'source_id', 'website', 'Where the enquiry came from'),
		required: true,
	},
	text('firstName', 'First Name', 'enquirer.first_name', 'Sam', 'First name of the customer'),
	text('lastName', 'Last Name', 'enquirer.last_name', 'Example', 'Last name of the customer'),
	text('email', 'Email', 'enquirer.email', 'sam@example.com', 'Address of the customer'),
	text('mobile', 'Mobile Number', 'enquirer.mobile', '0400555010', 'Phone number of the customer'),
	text('comment', 'Comment', 'comment', 'Is this car still for sale?', 'What the customer wrote'),
	text('stockNumber', 'Stock Number', 'stock_number', 'S1042', 'Your stock number of the car'),
	plate,
	vin,
	text('make', 'Make', 'vehicle.make', 'Mazda', 'Make of the car'),
	text('model', 'Model', 'vehicle.model', 'CX-5', 'Model of the car'),
	text('badge', 'Badge', 'vehicle.badge', 'Maxx Sport', 'Badge of the car'),
	text('series', 'Series', 'vehicle.series', 'KF', 'Series of the car'),
	{
		name: 'year',
		displayName: 'Year',
		kind: 'amount',
		wire: 'vehicle.year',
		placeholder: '2020',
		description: 'Year of the car',
	},
	referenceId,
];
