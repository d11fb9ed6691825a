"""What the answers about reach against need hold."""

from pydantic import BaseModel, Field


class NeedRow(BaseModel):
    """A measure of need, or the reason why it is not held."""

    id: str
    label: str
    indicator: str | None = Field(description="Identifier from /api/v1/indicators.")
    counted_as: str | None = Field(
        description="'value' where the indicator is a number itself, else of what it is a share."
    )
    assumption: str | None = Field(description="What stands in for a denominator that is not held.")
    not_held: str | None = Field(description="Why the atlas does not hold it; null where it does.")


class ReachNeedRow(BaseModel):
    """One area or group: its share of the located units beside its share of the need."""

    grouping: str = Field(description="'area', or the grouping whose group the row is.")
    area_code: str = Field(description="GSS code; imd_1 to imd_5 for fifths of deprivation.")
    area_name: str
    level: str
    vintage: int | None
    units: float = Field(description="Located units; 0 does not say that nothing reached the area.")
    share_of_units: float | None = Field(description="Part of 1.")
    need_count: float | None = Field(description="People or households, by the measure.")
    share_of_need: float | None = Field(description="Part of 1.")
    difference: float | None = Field(description="Share of units minus share of need.")
    lci_95: float | None = Field(description="Null where an obstacle stands.")
    uci_95: float | None
    p_value: float | None
    p_adjusted: float | None = Field(description="After Benjamini-Hochberg over its grouping.")
    verdict: str = Field(description="'cannot tell' wherever an obstacle stands.")
    obstacles: str | None = Field(description="Why nothing is compared, first reason first.")
    located: int = Field(description="Units that lie on some area, of `total`.")
    total: int | None = Field(description="Null where no source counts all units.")
    total_at_least: bool = Field(description="True where sources give a lower bound only.")
    effective_units: float = Field(description="Independent units that say as much as `located`.")
    interval_units: float | None = Field(
        description="Of how many units the interval of the share is; null where an obstacle stands."
    )
    interval_method: str | None
    need: str
    split: str
    programmes: str = Field(description="Identifiers, joined by commas.")
    method: str
    source: str
