"""The tables as the station's acts read and write them; the migrations make them."""

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text

_ALL = MetaData()

JOURNAL = Table(
    "journal",
    _ALL,
    Column("epoch", Integer, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("raw", LargeBinary),
    Column("hash", LargeBinary),
    Column("sig", LargeBinary),
)
RECEIPT = Table(
    "receipt",
    _ALL,
    Column("n", Integer, primary_key=True),
    Column("raw", LargeBinary),
    Column("sig", LargeBinary),
    Column("epoch", Integer),
    Column("acked_seq", Integer),
    Column("acked_hash", LargeBinary),
    Column("arrived_at", Integer),
)
WITNESS = Table(
    "witness",
    _ALL,
    Column("n", Integer, primary_key=True),
    Column("kind", Text),
    Column("epoch", Integer),
    Column("seq", Integer),
    Column("hash", LargeBinary),
    Column("raw", LargeBinary),
    Column("sig", LargeBinary),
    Column("at", Integer),
)
IDENTITY = Table(
    "identity",
    _ALL,
    Column("epoch", Integer, primary_key=True),
    Column("station", Text),
    Column("realm", Text),
    Column("registry", Text),
    Column("registry_keys", Text),
    Column("public_key", LargeBinary),
    Column("label", Text),
)
ENTRY_INDEX = Table(
    "entry_index",
    _ALL,
    Column("epoch", Integer, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("type", Text),
    Column("pack", Text),
    Column("at", Integer),
    Column("corrected", Integer),
)
BATTERY_HEAD = Table(
    "battery_head", _ALL, Column("battery", Text, primary_key=True), Column("hash", LargeBinary)
)
GIVEN_TAG = Table("given_tag", _ALL, Column("pack", Text, primary_key=True), Column("tag", Text))
PACK = Table(
    "pack",
    _ALL,
    Column("id", Text, primary_key=True),
    Column("epoch", Integer),
    Column("seq", Integer),
    Column("tag", Text),
    Column("code", Text),
    Column("kind", Text),
    Column("level", Text),
    Column("reasons", Text),
    Column("fields", Text),
    Column("read_by", Text),
    Column("papers", Text),
    Column("state", Text),
    Column("received_at", Integer),
    Column("triage_class", Text),
    Column("mass_mg", Integer),
    Column("mass_printed", Text),
    Column("mass_unit", Text),
    Column("mass_source", Text),
    Column("location", Text),
    Column("recheck_due", Integer),
    Column("twin_of", Text),
)
ANSWER = Table(
    "answer",
    _ALL,
    Column("pack", Text, primary_key=True),
    Column("question", Text, primary_key=True),
    Column("answer", Text),
)
SESSION = Table(
    "session",
    _ALL,
    Column("one", Integer, primary_key=True),
    Column("operator", Text),
    Column("session", Text),
)
PIN_FAILURE = Table(
    "pin_failure",
    _ALL,
    Column("operator", Text, primary_key=True),
    Column("failures", Integer),
    Column("last_at", Integer),
)
OUTPUT = Table(
    "output",
    _ALL,
    Column("id", Text, primary_key=True),
    Column("epoch", Integer),
    Column("seq", Integer),
    Column("run", Text),
    Column("pack", Text),
    Column("code", Text),
    Column("text", Text),
    Column("own_label", Integer),
    Column("mass_mg", Integer),
    Column("mass_printed", Text),
    Column("mass_unit", Text),
    Column("tare_mg", Integer),
    Column("container", Text),
    Column("mass_source", Text),
    Column("recorded_at", Integer),
)
CONTAINER = Table(
    "container",
    _ALL,
    Column("epoch", Integer, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("text", Text),
    Column("tare_mg", Integer),
    Column("known_at", Integer),
)
TRAY_CODE = Table(
    "tray_code",
    _ALL,
    Column("epoch", Integer, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("text", Text),
    Column("pack", Text),
    Column("row", Integer),
    Column("col", Integer),
    Column("at", Integer),
)
LABEL_JOB = Table(
    "label_job",
    _ALL,
    Column("job", Text, primary_key=True),
    Column("epoch", Integer),
    Column("seq", Integer),
    Column("text", Text),
    Column("about", Text),
    Column("print_no", Integer),
    Column("reason", Text),
    Column("pack", Text),
    Column("ordered_at", Integer),
    Column("state", Text),
    Column("fault", Text),
    Column("proven", Integer),
)
OPERATOR = Table(
    "operator",
    _ALL,
    Column("id", Text, primary_key=True),
    Column("number", Text),
    Column("badge", Text),
    Column("name_zh", Text),
    Column("name_en", Text),
    Column("language", Text),
    Column("level", Text),
    Column("role", Text),
    Column("pin_hash", Text),
    Column("active", Integer),
    Column("level_until", Text),
)
PLACE = Table(
    "place", _ALL, Column("one", Integer, primary_key=True), Column("place", Text), Column("draft", Text)
)

REMOTE_HOLD = Table(
    "remote_hold",
    _ALL,
    Column("battery", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("why", Text),
    Column("reasons", Text),
    Column("station", Text),
    Column("label", Text),
    Column("at", Integer),
    Column("binding", Integer),
)
HOLD_CLEARED = Table(
    "hold_cleared",
    _ALL,
    Column("battery", Text, primary_key=True),
    Column("hold", Text, primary_key=True),
    Column("by", Text, primary_key=True),
    Column("only_at", Text, primary_key=True),
)
HEARD = Table("heard", _ALL, Column("one", Integer, primary_key=True), Column("at", Integer))

# Everything that can be thrown away and told again from the journal, dependants first.
ATTACHED = Table(
    "attached",
    _ALL,
    Column("epoch", Integer, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("sha256", Text, primary_key=True),
    Column("length", Integer),
    Column("mime", Text),
)
ARRIVED = Table(
    "arrived",
    _ALL,
    Column("sha256", Text, primary_key=True),
    Column("incarnation", Integer),
    Column("at", Integer),
    Column("raw", LargeBinary),
    Column("sig", LargeBinary),
)
PROJECTIONS = (
    ATTACHED,
    OUTPUT,
    CONTAINER,
    TRAY_CODE,
    LABEL_JOB,
    ANSWER,
    PACK,
    GIVEN_TAG,
    BATTERY_HEAD,
    ENTRY_INDEX,
    SESSION,
    PIN_FAILURE,
    REMOTE_HOLD,
    HOLD_CLEARED,
)
