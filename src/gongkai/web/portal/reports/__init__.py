"""政府信息公开年报: the published annual reports, to read, to download and as charts."""
