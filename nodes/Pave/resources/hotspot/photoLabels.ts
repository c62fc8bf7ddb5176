import type { INodePropertyOptions } from 'n8n-workflow';

/** pave-api.md 10.4, by display name. */
export const photoLabels: INodePropertyOptions[] = [
	{ name: 'Front', value: 'Front' },
	{ name: 'Front Left', value: 'Front_Left' },
	{ name: 'Front Right', value: 'Front_Right' },
	{ name: 'Instrument Cluster', value: 'Cluster' },
	{ name: 'Interior', value: 'Interior' },
	{ name: 'Left', value: 'Left' },
	{ name: 'Rear', value: 'Rear' },
	{ name: 'Rear Left', value: 'Rear_Left' },
	{ name: 'Rear Right', value: 'Rear_Right' },
	{ name: 'Right', value: 'Right' },
	{ name: 'Tires', value: 'Tires' },
	{ name: 'VIN', value: 'VIN' },
	{ name: 'Windshield', value: 'Windshield' },
];
