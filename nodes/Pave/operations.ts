import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { runOperations, type Operations } from '../shared/actions';
import * as callbackCreate from './resources/callback/create.operation';
import * as callbackDelete from './resources/callback/delete.operation';
import * as callbackGet from './resources/callback/get.operation';
import * as callbackGetAll from './resources/callback/getAll.operation';
import * as callbackGiveBack from './resources/callback/giveBack.operation';
import * as callbackRepair from './resources/callback/repair.operation';
import * as callbackUpdate from './resources/callback/update.operation';
import * as callbackUpsert from './resources/callback/upsert.operation';
import * as eventGetSample from './resources/event/getSample.operation';
import * as hotspotGetResults from './resources/hotspot/getResults.operation';
import * as hotspotSendPhotos from './resources/hotspot/sendPhotos.operation';
import * as sessionCompare from './resources/session/compare.operation';
import * as sessionCreate from './resources/session/create.operation';
import * as sessionDelete from './resources/session/delete.operation';
import * as sessionDownloadPhotos from './resources/session/downloadPhotos.operation';
import * as sessionGet from './resources/session/get.operation';
import * as sessionGetDamages from './resources/session/getDamages.operation';
import * as sessionGetManyResults from './resources/session/getManyResults.operation';
import * as sessionGetNotes from './resources/session/getNotes.operation';
import * as sessionGetPhotos from './resources/session/getPhotos.operation';
import * as sessionGetReport from './resources/session/getReport.operation';
import * as sessionGetResults from './resources/session/getResults.operation';
import * as sessionResendSms from './resources/session/resendSms.operation';
import * as sessionUpdate from './resources/session/update.operation';

/** What every operation of every resource does, by the values saved in workflows. */
export const operations = {
	callback: {
		create: callbackCreate,
		delete: callbackDelete,
		get: callbackGet,
		getAll: callbackGetAll,
		giveBack: callbackGiveBack,
		repair: callbackRepair,
		update: callbackUpdate,
		upsert: callbackUpsert,
	},
	event: {
		getSample: eventGetSample,
	},
	hotspot: {
		getResults: hotspotGetResults,
		sendPhotos: hotspotSendPhotos,
	},
	session: {
		compare: sessionCompare,
		create: sessionCreate,
		delete: sessionDelete,
		downloadPhotos: sessionDownloadPhotos,
		get: sessionGet,
		getDamages: sessionGetDamages,
		getManyResults: sessionGetManyResults,
		getNotes: sessionGetNotes,
		getPhotos: sessionGetPhotos,
		getReport: sessionGetReport,
		getResults: sessionGetResults,
		resendSms: sessionResendSms,
		update: sessionUpdate,
	},
} satisfies Operations;

/** Runs the operation that the node is set to, on all input items. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await runOperations(context, operations);
}
