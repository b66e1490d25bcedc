-- Images are listed from the newest.
create index image_order on image (received_at desc, digest desc);
