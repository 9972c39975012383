import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ChatState, TimelinePage } from '@zhiyin/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LimitedPerCustomer } from '../../platform/http/rate-limit';
import { type Customer, CustomersOnly, Who } from '../auth';
import { AnswerStream } from './answer-stream';
import { ChatService } from './chat.service';
import { FeedbackDto, HandoffDto, ReadDto } from './dto/chat.dto';
import { SendMessageDto } from './dto/send-message.dto';
import { TimelineQueryDto } from './dto/timeline-query.dto';
import { FeedbackService } from './feedback/feedback.service';
import { HandoffService } from './handoff/handoff.service';
import { RunningTurns } from './turns/running-turns';

@ApiTags('chat')
@ApiBearerAuth()
@CustomersOnly()
@Controller('chat')
export class ChatController {
  constructor(
    private readonly chat: ChatService,
    private readonly stream: AnswerStream,
    private readonly handoff: HandoffService,
    private readonly feedback: FeedbackService,
    private readonly running: RunningTurns,
  ) {}

  @Post('messages')
  @LimitedPerCustomer()
  @ApiOperation({
    summary: 'Send a message',
    description:
      '`Accept: application/json`: 201 with the answer, or 202 with `answer: null` after ANSWER_WAIT_MS. `Accept: text/event-stream`: the events of this turn until it ends.',
  })
  async send(
    @Who() who: Customer,
    @Body() dto: SendMessageDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (request.headers.accept?.includes('text/event-stream')) return this.stream.send(who, dto, reply);
    const response = await this.chat.respond(who, await this.chat.receive(who, dto));
    await reply.status(response.answer ? 201 : 202).send(response);
  }

  @Get('messages')
  @ApiOperation({ summary: "The customer's timeline, both directions; `wait` long-polls" })
  page(@Who() who: Customer, @Query() query: TimelineQueryDto): Promise<TimelinePage> {
    return this.chat.page(who, query);
  }

  @Get('state')
  @ApiOperation({ summary: 'Open conversation, who controls it, unread, quick questions' })
  state(@Who() who: Customer): Promise<ChatState> {
    return this.chat.state(who);
  }

  @Post('answers/:answerId/stop')
  @HttpCode(204)
  @ApiOperation({ summary: 'Stop the answer being written; what was shown stays' })
  stop(@Who() who: Customer, @Param('answerId', ParseUUIDPipe) _answerId: string): void {
    this.running.stopFor(who.id);
  }

  @Post('handoff')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ask for a person' })
  async requestPerson(@Who() who: Customer, @Body() _dto: HandoffDto): Promise<ChatState> {
    await this.handoff.request(who.id, 'button');
    return this.chat.state(who);
  }

  @Delete('handoff')
  @ApiOperation({ summary: 'Take the request back' })
  async withdraw(@Who() who: Customer): Promise<ChatState> {
    await this.handoff.withdraw(who.id);
    return this.chat.state(who);
  }

  @Post('close')
  @HttpCode(200)
  @ApiOperation({ summary: 'End the conversation' })
  async close(@Who() who: Customer): Promise<ChatState> {
    await this.handoff.closeByCustomer(who.id);
    return this.chat.state(who);
  }

  @Post('read')
  @HttpCode(204)
  @ApiOperation({ summary: 'Everything up to this seq has been seen' })
  read(@Who() who: Customer, @Body() { seq }: ReadDto): Promise<void> {
    return this.feedback.markRead(who, seq);
  }

  @Post('typing')
  @HttpCode(204)
  @ApiOperation({ summary: 'The customer is writing' })
  typing(@Who() who: Customer): void {
    this.chat.typing(who);
  }

  @Post('messages/:id/feedback')
  @HttpCode(204)
  @ApiOperation({ summary: 'Thumbs up or down for an answer' })
  rate(@Who() who: Customer, @Param('id', ParseUUIDPipe) id: string, @Body() dto: FeedbackDto): Promise<void> {
    return this.feedback.rate(who, id, dto);
  }
}
