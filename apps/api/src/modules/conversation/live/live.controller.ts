import { Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { LiveTicket } from '@zhiyin/contracts';
import { AppError } from '../../../platform/http';
import { type Customer, CustomersOnly, Public, Who } from '../../auth';
import { LiveTickets } from './live-tickets';

@ApiTags('live')
@Controller('live')
export class LiveController {
  constructor(private readonly tickets: LiveTickets) {}

  @CustomersOnly()
  @Post('tickets')
  @ApiOperation({ summary: 'A ticket for one socket, good once and for 30 s' })
  @ApiCreatedResponse({ example: { ticket: '0Yk3…', expiresIn: 30 } })
  give(@Who() who: Customer): Promise<LiveTicket> {
    return this.tickets.give(who);
  }

  /** The upgrade itself never comes here (live-gateway.ts); this documents it and answers who forgot to upgrade. */
  @Public()
  @Get()
  @ApiOperation({
    summary: 'WebSocket (`?ticket=`): the timeline and the short-lived events, as they happen',
    description:
      'Server frames: `{event, seq?, data}` with the events of the event stream, and `resumed {seq}`, `pong`, `error {code, detail}`. ' +
      'Client frames: `{"event":"resume","after":SEQ}` (first of all: what was missed, in order, then live), `{"event":"read","seq":SEQ}`, ' +
      '`{"event":"typing"}`, `{"event":"ping"}`. Close codes: 1001 going away and 4002 read too slowly (connect again and resume), ' +
      '4001 replaced by a newer socket, 1008 too many frames, 1009 frame too big.',
  })
  upgradeOnly(): never {
    throw new AppError('upgrade_required');
  }
}
