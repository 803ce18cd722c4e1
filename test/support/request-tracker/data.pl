# What this Request Tracker holds at its start: its own first data, a second queue, two agents, and a ticket a piece for what is done to it.
use strict;
use warnings;
use utf8;
our (@Queues, @Users, @Groups, @Members, @ACL, @Final);

do "$RT::EtcPath/initialdata" or die $@ || $!;

push @Queues, { Name => 'Returns', Description => 'Goods that come back' };
push @Users, map {
    { Name => $_->[0], RealName => $_->[1], EmailAddress => "$_->[0]\@desk.test", Password => 'password', Privileged => 1 }
} (['ada', 'Ada Agent'], ['bob', 'Bob Baker']);
push @Groups, { Domain => 'UserDefined', Name => 'Support' };
push @Members, map { { Group => 'Support', GroupDomain => 'UserDefined', Class => 'RT::User', Name => $_ } } qw(ada bob);
push @ACL, map { { GroupDomain => 'UserDefined', GroupId => 'Support', Right => $_ } } qw(
    SeeQueue ShowTicket ShowTicketComments CreateTicket ReplyToTicket CommentOnTicket
    OwnTicket TakeTicket StealTicket ReassignTicket ModifyTicket ShowOutgoingEmail
);
push @Final, sub {
    for my $line (split /\n/, $ENV{COTRAIL_TICKETS} // '') {
        my ($owner, $subject) = split /\t/, $line;
        my $ticket = RT::Ticket->new(RT->SystemUser);
        my ($id, undef, $message) = $ticket->Create(Queue => 'General', Subject => $subject, Owner => $owner, Requestor => 'cora@customer.test');
        die $message unless $id;
    }
};
1;
