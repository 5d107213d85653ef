"""Jobs on data of mail: what is taken in and what is given out."""
