"""The registry's tables: bytes first, what they mean beside them."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, LargeBinary, MetaData, Table, Text

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)


def _number(name: str, *, primary: bool = False, empty: bool = False) -> Column[int]:
    # Without autoincrement=False PostgreSQL would make sequences for keys that are given.
    return Column(name, BigInteger, primary_key=primary, autoincrement=False, nullable=empty)


def _text(name: str, *, primary: bool = False, empty: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=primary, nullable=empty)


def _bytes(name: str, *, primary: bool = False) -> Column[bytes]:
    return Column(name, LargeBinary, primary_key=primary, nullable=False)


def _place() -> tuple[Column[str], Column[int], Column[int]]:
    """Where an entry stands: its stream and its number there."""
    return (
        Column("station", Text, ForeignKey("station.station"), primary_key=True),
        _number("epoch", primary=True),
        _number("seq", primary=True),
    )


# Who this registry is; the key allows one row only. Times everywhere are UTC milliseconds since 1970.
identity = Table(
    "identity",
    METADATA,
    _number("one", primary=True),
    _text("registry"),
    _text("realm"),
    _number("incarnation"),
    _bytes("public_key"),
    _number("created_at"),
)

# Each change of the registry's own key, signed by both: stations follow from the one they have pinned.
registry_key = Table(
    "registry_key",
    METADATA,
    _number("n", primary=True),
    *(_bytes(name) for name in ("replaces", "public_key", "handed", "proven")),
    _number("made_at"),
)

# `public_key` is the one that the station has now.
station = Table(
    "station",
    METADATA,
    _text("station", primary=True),
    _text("label"),
    Column("public_key", LargeBinary, nullable=False, unique=True),
    _number("enrolled_at"),
    _number("last_seen", empty=True),
)

# A station that is not to be believed, until it was let in again; at most one is open.
revocation = Table(
    "revocation",
    METADATA,
    Column("station", Text, ForeignKey("station.station"), primary_key=True),
    _number("revoked_at", primary=True),
    _text("why"),
    _number("lifted_at", empty=True),
)

# Every key that a station ever had, each but the first handed over by the one before. It signs what stands
# behind (epoch, seq), which the station's own entry says; empty until that has come.
station_key = Table(
    "station_key",
    METADATA,
    Column("station", Text, ForeignKey("station.station"), primary_key=True),
    _number("n", primary=True),
    Column("public_key", LargeBinary, nullable=False, unique=True),
    _bytes("handed"),
    _bytes("proven"),
    _number("epoch", empty=True),
    _number("seq", empty=True),
    _number("learned_at"),
)

# `secret` is emptied once the invitation has expired; the code itself is never kept.
invite = Table(
    "invite",
    METADATA,
    _text("invite", primary=True),
    _bytes("secret"),
    _text("realm"),
    _text("label"),
    _number("expires_at"),
    Column("used_by", Text, ForeignKey("station.station"), nullable=True),
)

# Invitations that let in one station, again, and nobody else.
invite_again = Table(
    "invite_again",
    METADATA,
    Column("invite", Text, ForeignKey("invite.invite"), primary_key=True),
    Column("station", Text, ForeignKey("station.station"), nullable=False),
)

# Challenges that were answered, until they have run out by themselves: each gives one token.
answered = Table("answered", METADATA, _bytes("nonce", primary=True), _number("until"))

stream_head = Table(
    "stream_head",
    METADATA,
    Column("station", Text, ForeignKey("station.station"), primary_key=True),
    _number("epoch", primary=True),
    _number("seq"),
    _bytes("hash"),
    _number("moved_at"),
)

# How far the projector has come in each stream; it lags behind the head and catches up. Its row is its lock,
# so that judging and taking in do not wait for each other.
judging = Table(
    "judging",
    METADATA,
    Column("station", Text, ForeignKey("station.station"), primary_key=True),
    _number("epoch", primary=True),
    _number("judged_seq"),
)

# On PostgreSQL spread over partitions by the station's hash. No foreign key: intake has read the row of the
# station in the same transaction, and it would be looked up again for every entry of a batch.
entry = Table(
    "entry",
    METADATA,
    _text("station", primary=True),
    _number("epoch", primary=True),
    _number("seq", primary=True),
    _bytes("raw"),
    _bytes("hash"),
    _bytes("sig"),
    _number("received_at"),
)

# Signed entries that contradict what is held: evidence of a cloned disk or a restored station.
diverging = Table(
    "diverging",
    METADATA,
    *_place(),
    _bytes("hash", primary=True),
    _bytes("prev_hash"),
    _bytes("raw"),
    _bytes("sig"),
    _number("received_at"),
)

# What came under a credential that counts no more: merged by nobody but two people.
aside = Table(
    "aside",
    METADATA,
    *_place(),
    _bytes("hash", primary=True),
    _bytes("prev_hash"),
    _bytes("raw"),
    _bytes("sig"),
    _text("why"),
    _number("received_at"),
    _text("state"),
    _text("judged_by", empty=True),
    _text("reason", empty=True),
    _number("judged_at", empty=True),
)

# What the projector could read out of an entry; a row for every entry judged.
judged = Table(
    "judged",
    METADATA,
    *_place(),
    _text("event_id", empty=True),
    _text("type", empty=True),
    _number("at", empty=True),
    Index("ix_judged_event_id", "event_id"),
)

mention = Table("mention", METADATA, _text("battery", primary=True), *_place())

finding = Table(
    "finding", METADATA, *_place(), _text("code", primary=True), _text("detail"), _number("found_at")
)

# An attachment that an entry names: a row for each entry, station and number first, as pages ask for it.
attached = Table(
    "attached", METADATA, *_place(), _text("sha256", primary=True), _number("length"), _text("mime")
)

# What a station still has to send: the first of its entries that names it. Its row is the lock of its pieces.
wanted = Table(
    "wanted",
    METADATA,
    Column("station", Text, ForeignKey("station.station"), primary_key=True),
    _text("sha256", primary=True),
    _number("epoch"),
    _number("seq"),
    _number("length"),
)

# Bytes as they came, by whose hand; of a whole attachment they stay here.
piece = Table(
    "piece",
    METADATA,
    _text("sha256", primary=True),
    Column("station", Text, ForeignKey("station.station"), primary_key=True),
    _number("start", primary=True),
    _number("size"),
    _bytes("content"),
)

# Attachments that are whole, proven by their hash; the same bytes of several stations are kept once.
attachment = Table(
    "attachment",
    METADATA,
    _text("sha256", primary=True),
    _text("station"),
    _number("length"),
    _number("kept_at"),
)

# What entries claim of who holds a pack; what is no claim any more is said by a further one.
claim = Table(
    "claim",
    METADATA,
    _text("battery", primary=True),
    *_place(),
    _text("kind"),
    _number("at"),
    _text("triage_class"),
    _text("reasons"),
    _number("mass_mg", empty=True),
    _text("about"),
)

# How far custody has been told of each stream; it follows the judging.
custody = Table(
    "custody",
    METADATA,
    Column("station", Text, ForeignKey("station.station"), primary_key=True),
    _number("epoch", primary=True),
    _number("told_seq"),
)

# The newest position given. Its row is the lock under which every position is given, so that none becomes
# visible after a later one.
change_head = Table("change_head", METADATA, _number("one", primary=True), _number("pos"))

# What all stations are told: holds, notes, releases and rulings. `raw` is the plain form without a position;
# `sig` is empty for all but rulings.
change = Table(
    "change",
    METADATA,
    _number("pos", primary=True),
    _text("battery"),
    _text("id"),
    _text("kind"),
    _bytes("raw"),
    _bytes("sig"),
    _number("made_at"),
    Index("ix_change_battery_id", "battery", "id", unique=True),
)

# Who may rule, two at a time. `secret` is an argon2id hash; failures are wrong ones since the last right one.
signer = Table(
    "signer",
    METADATA,
    _text("signer", primary=True),
    _text("name"),
    _text("secret"),
    _number("failures"),
    _number("failed_at"),
    _number("enrolled_at"),
)
