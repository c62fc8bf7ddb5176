import { operationSelector } from '../../../shared/actions/fields';
import { mayBill, regionField } from '../commonFields';
import { toldFields } from '../toldFields';
import { carAnalysisTold } from './report.fields';

export const description = [
	operationSelector(
		'report',
		[
			{
				name: 'Request Car Analysis',
				value: 'requestCarAnalysis',
				description: `Order a report about a car. It appears in AutoGrab; n8n cannot fetch the PDF. For a PDF, use Certificate > Generate. ${mayBill('report')}.`,
				action: 'Order a car analysis report',
			},
		],
		'requestCarAnalysis',
	),
	regionField('report'),
	...toldFields('report', 'requestCarAnalysis', carAnalysisTold),
];
