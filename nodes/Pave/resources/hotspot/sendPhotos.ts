import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { forOperation, readText, readUrl } from '../../../shared/actions';
import { operationError } from '../../../shared/errors';
import { sendHotspotPhotos } from '../../api';
import { readSessionKey, sessionKeyField } from '../sessionKey';
import { photoLabels } from './photoLabels';

export const description = forOperation('hotspot', 'sendPhotos', [
	sessionKeyField,
	{
		displayName: 'Photos',
		name: 'photos',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Photo',
		default: {},
		required: true,
		description: 'The photos to look for damages on. PAVE fetches them, so they must be public.',
		options: [
			{
				displayName: 'Photo',
				name: 'photo',
				values: [
					{
						displayName: 'Label',
						name: 'label',
						type: 'options',
						options: photoLabels,
						default: 'Front',
						description: 'What the photo shows',
					},
					{
						displayName: 'URL',
						name: 'url',
						type: 'string',
						default: '',
						placeholder: 'e.g. https://images.example.com/front.jpg',
						description: 'Public web address of the photo',
					},
				],
			},
		],
	},
]);

/** One item per photo: PAVE takes or refuses each on its own. */
export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const key = readSessionKey(ctx, itemIndex);
	const { photo = [] } = ctx.getNodeParameter('photos', itemIndex, {}) as {
		photo?: Array<{ label?: string; url?: string }>;
	};
	if (photo.length === 0) {
		throw operationError(ctx.getNode(), {
			message: 'Photos is empty',
			description: 'Add at least one photo with its label and its public web address.',
		});
	}
	const photos = photo.map(({ label, url }, index) => ({
		photo_label: readText(ctx, label, `Label of photo ${index + 1}`),
		url: readUrl(ctx, url, `URL of photo ${index + 1}`),
	}));
	return await sendHotspotPhotos(ctx, key, photos);
}
