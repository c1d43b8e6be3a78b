-- Documents of one offer, in the order of the page.
ALTER TABLE "offer" ADD COLUMN     "fileIds" UUID[] DEFAULT ARRAY[]::UUID[];
