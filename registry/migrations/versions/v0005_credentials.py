"""Room for who may ask: challenges that stations have answered."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "answered",
        sa.Column("nonce", sa.LargeBinary, nullable=False),
        sa.Column("until", sa.BigInteger, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("nonce", name="pk_answered"),
    )


def downgrade() -> None:
    """Take it away: stations ask for new tokens."""
    op.drop_table("answered")
