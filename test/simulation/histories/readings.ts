import type { AutoGrabSettings } from '../../../simulator/autograb/types';
import type { PaveSettings } from '../../../simulator/pave/types';
import type { ListShape } from '../model/vendor';

/** What the vendors leave open, one reading of it. */
export interface Reading {
	name: string;
	pave: Partial<PaveSettings>;
	shape: ListShape;
	autoGrab: Partial<AutoGrabSettings>;
}

/** Every reading of the references that a registration meets; all combined would be too many. */
export const READINGS: Reading[] = [
	{ name: 'objects, overwrite, keep', pave: {}, shape: 'wrapped', autoGrab: {} },
	{
		name: 'text, refuse, clear',
		pave: { objectsAs: 'string', secondPost: 'refuse', putOmitted: 'clear', emptyListAs: 'null' },
		shape: 'wrapped',
		autoGrab: { createEvents: 'ignore', patchEndpoint: 'stale', emptyListAs: 'null' },
	},
	{
		name: 'bare list, empty arrays',
		pave: { emptyObjectsAs: 'array', secondPost: 'refuse' },
		shape: 'bare',
		autoGrab: { listOrder: 'oldest-first', blankedName: 'missing' },
	},
	{
		name: 'list keyed by event, nulls',
		pave: { emptyObjectsAs: 'null', emptyListAs: 'null' },
		shape: 'keyed',
		autoGrab: { errorBody: 'success-false' },
	},
];
