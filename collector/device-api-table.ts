/** The part of the table of routes that is about devices: how they come in, what they send, and what admins see and do of them. */
import {
  DeviceAnswer,
  DeviceChange,
  DevicesPage,
  DeviceView,
  EnrolAnswer,
  EnrolRequest,
  KeyRequest,
  NonceAnswer,
  NonceRequest,
  PairingAnswer,
  PairingRequest,
  PairingsPage,
  TokenRequest,
} from '../lib/events/device-api.ts';
import { DeviceState } from '../lib/events/device-state.ts';
import { Acknowledgement } from '../lib/events/upload.ts';
import type { ApiRoute } from './api-table.ts';

const badProof = { 401: 'The proof is not of the device’s key.' };
const revoked = { 403: 'The device was revoked.' };
const noDevice = { 404: 'There is no such device.' };
const expired = { 410: 'The code is used up, expired or withdrawn.' };

export const deviceRoutes: readonly ApiRoute[] = [
  {
    ...{
      method: 'put',
      path: '/uploads/{id}',
      summary: 'Takes sealed records, and acknowledges them when they are on disk',
      for: 'device',
    },
    ...{ visitors: true, body: 'upload', answer: { Acknowledgement } },
    refusals: {
      403: 'The upload is of another device than its token, or is no visit to the website of its key.',
      409: 'The id is taken by other bytes, or the stream or session is known as that of another device.',
      413: 'Too many bytes: send the records in parts.',
      507: 'There is no room: the message says what an admin can do. Nothing is lost while the device keeps it.',
      415: 'This is not an upload by its media type.',
      422: 'The upload breaks the format: the message names the line.',
    },
  },
  {
    ...{ method: 'post', path: '/devices', summary: 'Enrols a device for a code, by its key', for: 'anyone', body: { EnrolRequest } },
    ...{ status: 201, answer: { EnrolAnswer } },
    refusals: { 400: 'The enrolment does not fit.', ...badProof, 409: 'The device is known by another key.', ...expired },
  },
  {
    ...{ method: 'post', path: '/device/nonces', summary: 'A nonce for a device to sign', for: 'anyone', body: { NonceRequest } },
    ...{ status: 201, answer: { NonceAnswer }, refusals: { 401: 'No such device has a key here.', ...revoked } },
  },
  {
    ...{ method: 'post', path: '/device/tokens', summary: 'A token of an hour for a signed nonce', for: 'anyone', body: { TokenRequest } },
    ...{ status: 201, answer: { EnrolAnswer }, refusals: { ...badProof, ...revoked, 410: 'The nonce was used, or is too old.' } },
  },
  {
    ...{ method: 'get', path: '/device', summary: 'Who the token is taken for', for: 'device' },
    ...{ answer: { DeviceAnswer }, refusals: revoked },
  },
  {
    ...{ method: 'put', path: '/device/key', summary: 'Takes the key of a device that had none', for: 'device', body: { KeyRequest } },
    ...{ status: 204, answer: null },
    refusals: { 400: 'The key does not fit.', ...badProof, ...revoked, 409: 'The device is known by another key.' },
  },
  {
    ...{
      method: 'put',
      path: '/device/state',
      summary: 'Takes how a device is; the last one is kept',
      for: 'device',
      body: { DeviceState },
    },
    ...{ status: 204, answer: null, refusals: { 400: 'The report does not fit.', ...revoked } },
  },
  {
    ...{ method: 'get', path: '/devices', summary: 'All devices, what needs attention first', for: ['admin', 'auditor'] },
    ...{ answer: { DevicesPage } },
  },
  {
    ...{
      method: 'put',
      path: '/devices/{id}',
      summary: 'Names a device, and puts it into a group',
      for: ['admin'],
      body: { DeviceChange },
    },
    ...{ answer: { DeviceView }, refusals: { 400: 'The change does not fit.', ...noDevice } },
  },
  {
    ...{ method: 'delete', path: '/devices/{id}', summary: 'Revokes a device; what it sent stays', for: ['admin'] },
    ...{ status: 204, answer: null, refusals: { ...noDevice } },
  },
  {
    ...{
      method: 'get',
      path: '/pairings',
      summary: 'The enrolment links that are in time, without their codes',
      for: ['admin', 'auditor'],
    },
    ...{ answer: { PairingsPage } },
  },
  {
    ...{
      method: 'post',
      path: '/pairings',
      summary: 'Makes an enrolment link, and shows it once',
      for: ['admin'],
      body: { PairingRequest },
    },
    ...{ status: 201, answer: { PairingAnswer }, refusals: { 400: 'The link does not fit.' } },
  },
  {
    ...{ method: 'delete', path: '/pairings/{id}', summary: 'Withdraws an enrolment link', for: ['admin'] },
    ...{ status: 204, answer: null, refusals: { 404: 'There is no such link.' } },
  },
];
