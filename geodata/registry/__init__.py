"""The registry: what each indicator, programme and source is, a TOML file or entry each."""
