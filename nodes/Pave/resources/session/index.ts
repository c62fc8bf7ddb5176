import type { INodeProperties } from 'n8n-workflow';

import * as create from './create';
import * as remove from './delete';
import * as downloadPhotos from './downloadPhotos';
import * as get from './get';
import * as getNotes from './getNotes';
import * as getPhotos from './getPhotos';
import * as getResults from './getResults';
import { operationField } from './operationField';
import * as resendSms from './resendSms';
import * as update from './update';

export const operations = {
	create,
	delete: remove,
	downloadPhotos,
	get,
	getNotes,
	getPhotos,
	getResults,
	resendSms,
	update,
};

export const description: INodeProperties[] = [
	operationField,
	...Object.values(operations).flatMap((operation) => operation.description),
];
