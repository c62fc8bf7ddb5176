import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { PresentOptions } from '../events';
import { trimmed } from '../json';
import { readTexts } from '../readers/list';
import type { TriggerVendor } from '../trigger/vendor';

/** What the node's options say about the shape of a body's item. */
export async function presentation(
	context: IExecuteFunctions | IWebhookFunctions,
	vendor: TriggerVendor,
	body: IDataObject,
	options: IDataObject,
): Promise<Pick<PresentOptions, 'country' | 'fields'>> {
	const country = trimmed(options.defaultCountry) || (await vendor.countryOf?.(context, body));
	return { country, fields: readTexts(options.fields) };
}
