"""What a document must look like, as pydantic models: imported only when one is created or updated."""
