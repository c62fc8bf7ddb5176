import type { IBinaryData, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { blockedText, connectionFailure, isBlocked, operationError } from '../errors';
import { Limiter } from '../limiter';
import { isPrivateUrl } from './addresses';
import { readCapped, type StreamedAnswer } from './answer';
import { cancelSignal, throwIfCancelled, wait } from './cancellation';
import { imageType, maybeImage } from './imageType';
import { retryDelay } from './retryDelay';

export interface Photo {
	url: string;
	/** Without an ending; the content type decides it. */
	fileName: string;
}

export interface DownloadOptions {
	/** Only when the vendor itself is on a private address (a simulator): allows `http:` and private hosts. */
	allowPrivate: boolean;
	maxPhotos?: number;
	/** Per photo. */
	maxBytes?: number;
	/** Per photo, redirects and retries included. */
	timeoutMs?: number;
}

/** A photo that could not be had is a result with a reason, never an exception. */
export type DownloadedPhoto = Fetched<{ binary: IBinaryData }>;

type Fetched<Kept extends object> = Photo & (Kept | { problem: string });
type Keep<Kept> = (data: Buffer, fileName: string, mimeType: string) => Promise<Kept>;

const MAX_PHOTOS = 100;
const MAX_BYTES = 25 * 1024 * 1024;
const TIMEOUT = 60_000;
const MAX_REDIRECTS = 5;
const AT_A_TIME = 5;

/**
 * Downloads photos into n8n's binary storage, in the order given, without the vendor's credentials:
 * photo addresses come from outside. Only https and public hosts, checked again at each redirect.
 * @throws NodeOperationError only when the execution was cancelled
 */
export async function downloadPhotos(
	context: IExecuteFunctions,
	photos: readonly Photo[],
	options: DownloadOptions,
): Promise<DownloadedPhoto[]> {
	return await fetchPhotos(context, photos, options, async (data, fileName, mimeType) => ({
		binary: await context.helpers.prepareBinaryData(data, fileName, mimeType),
	}));
}

/**
 * The same, for who does not want n8n to store the pictures.
 * @param keep what becomes of a picture's bytes
 */
export async function fetchPhotos<Kept extends object>(
	context: IExecuteFunctions,
	photos: readonly Photo[],
	options: DownloadOptions,
	keep: Keep<Kept>,
): Promise<Array<Fetched<Kept>>> {
	const limiter = new Limiter(AT_A_TIME);
	const { maxPhotos = MAX_PHOTOS } = options;
	return await Promise.all(
		photos.map(async (photo, index): Promise<Fetched<Kept>> => {
			if (index >= maxPhotos) {
				return { ...photo, problem: `Not downloaded: there are more than ${maxPhotos} photos` };
			}
			return await limiter.run(async () => await fetchPhoto(context, photo, options, keep));
		}),
	);
}

async function fetchPhoto<Kept extends object>(
	context: IExecuteFunctions,
	photo: Photo,
	options: DownloadOptions,
	keep: Keep<Kept>,
): Promise<Fetched<Kept>> {
	const timeout = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT);
	const cancelled = cancelSignal(context);
	const signal = cancelled ? AbortSignal.any([timeout, cancelled]) : timeout;
	try {
		const response = await follow(context, photo.url, signal, options);
		if ('problem' in response) return { ...photo, ...response };
		const contentType = response.headers['content-type'] ?? '';
		const { data, cut } = await readCapped(response.body, options.maxBytes ?? MAX_BYTES, signal);
		if (cut) return { ...photo, problem: 'The photo is too large' };
		const type = imageType(contentType, data);
		if (!type) return { ...photo, problem: 'What was downloaded is not a picture' };
		const fileName = `${photo.fileName}.${type.extension}`;
		return { ...photo, ...(await keep(data, fileName, type.mimeType)) };
	} catch (error) {
		throwIfCancelled(context);
		if (timeout.aborted) return { ...photo, problem: 'The download took too long' };
		const code = connectionFailure(error)?.code;
		const reason = code ?? (error instanceof Error ? error.message : String(error));
		return { ...photo, problem: `The photo could not be downloaded (${reason})` };
	}
}

/** Follows redirects by hand, so that each address is checked before it is asked. */
async function follow(
	context: IExecuteFunctions,
	firstUrl: string,
	signal: AbortSignal,
	{ allowPrivate }: DownloadOptions,
): Promise<StreamedAnswer | { problem: string }> {
	// Written as a URL: a blank in a file's name becomes %20.
	let url = URL.canParse(firstUrl) ? new URL(firstUrl).href : firstUrl;
	for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
		const problem = addressProblem(url, allowPrivate);
		if (problem) return { problem };
		const response = await request(context, url, signal);
		const { statusCode, headers, body } = response;
		if (statusCode >= 300 && statusCode < 400 && headers.location) {
			body.destroy();
			if (!URL.canParse(headers.location, url)) break;
			url = new URL(headers.location, url).href;
			continue;
		}
		if (statusCode === 200 && maybeImage(headers['content-type'] ?? '')) return response;
		body.destroy();
		return {
			problem:
				statusCode === 200
					? 'What was downloaded is not a picture'
					: `The photo's server answered with HTTP status ${statusCode}`,
		};
	}
	return { problem: 'The address of the photo leads nowhere: too many or broken redirects' };
}

function addressProblem(url: string, allowPrivate: boolean): string | undefined {
	if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return 'The photo has no web address';
	if (allowPrivate) return undefined;
	if (!/^https:/i.test(url)) return 'The address of the photo is not encrypted (https)';
	return isPrivateUrl(url) ? 'The address of the photo is not on the public internet' : undefined;
}

async function request(
	context: IExecuteFunctions,
	url: string,
	abortSignal: AbortSignal,
): Promise<StreamedAnswer> {
	const options: IHttpRequestOptions = {
		method: 'GET',
		url,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		abortSignal,
	};
	for (let retries = 0; ; retries++) {
		let response: StreamedAnswer | undefined;
		let failure: unknown;
		try {
			response = (await context.helpers.httpRequest({ ...options })) as StreamedAnswer;
			if (response.statusCode < 400) return response;
		} catch (error) {
			failure = error;
		}
		const delay = retryDelay({
			retries,
			status: response?.statusCode,
			headers: response?.headers,
			refused: false,
			repeatable: 'safe',
			now: Date.now(),
			random: Math.random(),
		});
		const retry = delay !== undefined && !abortSignal.aborted;
		if (response && !retry) return response;
		if (!response && (!retry || !connectionFailure(failure)?.code)) {
			throw operationError(context.getNode(), { message: reasonOf(failure, url) });
		}
		response?.body.destroy();
		await wait(context, delay ?? 0);
	}
}

function reasonOf(failure: unknown, url: string): string {
	if (isBlocked(failure)) return blockedText(new URL(url).host).message;
	const text = failure instanceof Error ? failure.message : String(failure);
	return connectionFailure(failure)?.code ?? text;
}
