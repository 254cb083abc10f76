"""Reports of earlier years: uploaded, recognised, confirmed, looked at, mended."""
