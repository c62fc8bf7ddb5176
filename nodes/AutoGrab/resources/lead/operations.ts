export * as sendEnquiry from './sendEnquiry';
